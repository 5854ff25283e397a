import { useEffect, useState } from 'react';
import { PhoneScan } from '../../core/room-scan/phone-scan';

/** The phone's scan for as long as the page is open. */
export function usePhoneScan(): PhoneScan {
  const [phone] = useState(() => new PhoneScan(window.location.hash.slice(1)));
  useEffect(() => {
    phone.open();
    return () => phone.close();
  }, [phone]);
  return phone;
}
