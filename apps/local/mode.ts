import type { Mode } from '../variables.js';

export interface ModeFacts {
  given?: Mode;
  host: string;
  ownPostgres: boolean;
  ownTemporal: boolean;
}

/** Reached from this machine only. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/**
 * Demo has cards that open without a password: it is the default only where nobody else can reach it and everything is
 * this machine's own.
 */
export function modeOf(facts: ModeFacts): Mode {
  if (facts.given) return facts.given;
  return facts.ownPostgres && facts.ownTemporal && isLoopback(facts.host) ? 'demo' : 'real';
}

/** What a person should know about his choice; empty when there is nothing. */
export function warnings(facts: ModeFacts): string[] {
  const mode = modeOf(facts);
  const open = mode === 'demo' && !isLoopback(facts.host);
  const light = mode === 'real' && facts.ownTemporal;
  return [
    ...(open
      ? [`演示模式无密码，而 ${facts.host} 可从外部访问 (demo has no passwords, and ${facts.host} is open to others)`]
      : []),
    ...(light
      ? ['本机 Temporal 仅供试用，正式运行请设 TEMPORAL_ADDRESS (this Temporal is for trials; set TEMPORAL_ADDRESS)']
      : []),
  ];
}
