/**
 * Whether an installation serves this machine alone: its public origin is a loopback one (or none is set). Only then are the
 * demo accounts made, whose passwords everybody knows, and only then does the edge stay on loopback.
 */
export function servesThisMachineOnly(publicOrigin: string | undefined): boolean {
  if (!publicOrigin) return true;
  const { hostname } = new URL(publicOrigin);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
