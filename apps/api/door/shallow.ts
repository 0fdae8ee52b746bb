import type express from 'express';

/** No form is nested deeper; what is would overflow whatever walks it. */
const MOST_LEVELS = 32;

/** Turns away bodies that are nested deeper than any form of ours, before anything walks them. */
export function shallow(request: express.Request, _response: express.Response, next: express.NextFunction): void {
  if (isDeep(request.body)) next(Object.assign(new Error('nested too deep'), { status: 400 }));
  else next();
}

/** Level by level and without recursion: the depth is the sender's choice. */
function isDeep(body: unknown): boolean {
  let level = [body];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MOST_LEVELS) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}
