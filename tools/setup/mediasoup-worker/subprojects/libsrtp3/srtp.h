#pragma once

// The libsrtp 3 interface, as far as mediasoup's worker uses it, over the distribution's libsrtp 2.
// Version 3 differs in two ways: the policy is an opaque object with setters, and packets are protected from one
// buffer into another with the room of the output checked. Errors are libsrtp's own `srtp_err_status_t`.

#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

// Version 2 uses the name for its plain struct, version 3 for a pointer to the opaque object.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

// Numbers as in libsrtp 3.
#ifndef BAKYLAU_SRTP2_HAS_BUFFER_SMALL
inline constexpr auto srtp_err_status_buffer_small = static_cast<srtp_err_status_t>(28);
#endif
#ifndef BAKYLAU_SRTP2_HAS_CRYPTEX_ERR
inline constexpr auto srtp_err_status_cryptex_err = static_cast<srtp_err_status_t>(29);
#endif

struct bakylau_srtp_policy
{
	srtp2_policy_t version2{};
	srtp_profile_t profile{ srtp_profile_reserved };
	unsigned char keyAndSalt[SRTP_MAX_KEY_LEN]{};
};

using srtp_policy_t = bakylau_srtp_policy*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy)
{
	*policy = new (std::nothrow) bakylau_srtp_policy();

	return *policy ? srtp_err_status_ok : srtp_err_status_alloc_fail;
}

inline void srtp_policy_destroy(srtp_policy_t policy)
{
	if (!policy)
	{
		return;
	}

	// Volatile writes, so that the compiler cannot drop the wiping of key material that nobody reads again.
	volatile unsigned char* key = policy->keyAndSalt;

	for (size_t i = 0; i < sizeof(policy->keyAndSalt); ++i)
	{
		key[i] = 0;
	}

	delete policy;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc)
{
	policy->version2.ssrc = ssrc;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile)
{
	srtp_err_status_t status = srtp_crypto_policy_set_from_profile_for_rtp(&policy->version2.rtp, profile);

	if (status == srtp_err_status_ok)
	{
		status = srtp_crypto_policy_set_from_profile_for_rtcp(&policy->version2.rtcp, profile);
	}

	if (status == srtp_err_status_ok)
	{
		policy->profile = profile;
	}

	return status;
}

// Version 2 wants key and salt in one buffer. Key identifiers (MKI) are not used by WebRTC and are refused.
inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy,
  const uint8_t* key,
  size_t keyLen,
  const uint8_t* salt,
  size_t saltLen,
  const uint8_t* /*mki*/,
  size_t mkiLen)
{
	if (
	  mkiLen != 0 || keyLen != srtp_profile_get_master_key_length(policy->profile) ||
	  saltLen != srtp_profile_get_master_salt_length(policy->profile) ||
	  keyLen + saltLen > sizeof(policy->keyAndSalt))
	{
		return srtp_err_status_bad_param;
	}

	std::memcpy(policy->keyAndSalt, key, keyLen);
	std::memcpy(policy->keyAndSalt + keyLen, salt, saltLen);
	policy->version2.key = policy->keyAndSalt;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow)
{
	policy->version2.allow_repeat_tx = allow ? 1 : 0;

	return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t windowSize)
{
	policy->version2.window_size = windowSize;

	return srtp_err_status_ok;
}

// Version 2 copies the key into the session, so the policy may be destroyed right after.
inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy)
{
	return srtp_create(session, static_cast<const srtp2_policy_t*>(&policy->version2));
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc)
{
	return srtp_remove_stream(session, ssrc);
}

// Runs one of version 2's in-place functions out of place. `room` is what the function may write beyond the input;
// `outLen` holds the size of `out` before the call and the length of the packet after it.
inline srtp_err_status_t bakylau_srtp_out_of_place(
  srtp_err_status_t (*inPlace)(srtp_t, void*, int*),
  srtp_t session,
  const uint8_t* in,
  size_t inLen,
  uint8_t* out,
  size_t* outLen,
  size_t room)
{
	if (inLen > static_cast<size_t>(INT_MAX) - room || *outLen < inLen + room)
	{
		return srtp_err_status_buffer_small;
	}

	if (in != out)
	{
		std::memmove(out, in, inLen);
	}

	int length                     = static_cast<int>(inLen);
	const srtp_err_status_t status = inPlace(session, out, &length);

	if (status == srtp_err_status_ok)
	{
		*outLen = static_cast<size_t>(length);
	}

	return status;
}

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* rtp, size_t rtpLen, uint8_t* srtp, size_t* srtpLen, size_t /*mkiIndex*/)
{
	return bakylau_srtp_out_of_place(srtp_protect, session, rtp, rtpLen, srtp, srtpLen, SRTP_MAX_TRAILER_LEN);
}

// An SRTCP packet also carries its 4-byte index.
inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* rtcp, size_t rtcpLen, uint8_t* srtcp, size_t* srtcpLen, size_t /*mkiIndex*/)
{
	return bakylau_srtp_out_of_place(
	  srtp_protect_rtcp, session, rtcp, rtcpLen, srtcp, srtcpLen, SRTP_MAX_TRAILER_LEN + 4);
}

inline srtp_err_status_t srtp_unprotect(
  srtp_t session, const uint8_t* srtp, size_t srtpLen, uint8_t* rtp, size_t* rtpLen)
{
	return bakylau_srtp_out_of_place(srtp_unprotect, session, srtp, srtpLen, rtp, rtpLen, 0);
}

inline srtp_err_status_t srtp_unprotect_rtcp(
  srtp_t session, const uint8_t* srtcp, size_t srtcpLen, uint8_t* rtcp, size_t* rtcpLen)
{
	return bakylau_srtp_out_of_place(srtp_unprotect_rtcp, session, srtcp, srtcpLen, rtcp, rtcpLen, 0);
}
