import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { timingSafeEqual } from 'node:crypto';
import { DatabaseService } from '../../../libs/ground/database/database.service.js';
import { mayCome, reaches, type Right } from '../../../libs/people/staff/staff.js';
import { SessionService } from '../../../libs/people/staff/session.service.js';
import { anIdSchema, OPEN, RIGHT, SCOPE, SIGNED_IN, type Entered } from './door.js';
import { refusing } from './problem.js';
import { ScopeService, type ScopeKind } from './scope.service.js';

export const COOKIE = 'qingshou';

/** Who are you, may you, and is it yours: in this order, before anything is read of the input. */
@Injectable()
export class Guard implements CanActivate {
  constructor(
    private readonly database: DatabaseService,
    private readonly reflector: Reflector,
    private readonly scopes: ScopeService,
    private readonly sessions: SessionService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const right = this.reflector.get<Right | typeof OPEN | typeof SIGNED_IN | undefined>(RIGHT, context.getHandler());
    if (right === OPEN) return true;
    const request = context.switchToHttp().getRequest<Entered>();
    await this.enter(request);
    // A door without a right on its first line stays shut for everybody.
    if (right === undefined || !request.actor) throw refusing({ refused: 'NO_RIGHT' });
    if (right !== SIGNED_IN && !mayCome(request.actor, right))
      throw refusing({ refused: 'NO_RIGHT', detail: { right } });
    const kind = this.reflector.get<ScopeKind | undefined>(SCOPE, context.getHandler());
    if (kind) await this.within(kind, request, right === SIGNED_IN ? undefined : right);
    return true;
  }

  private async enter(request: Entered): Promise<void> {
    const token = sessionTokenOf(request);
    const signedIn = token ? await this.sessions.who(this.database.reading, token) : undefined;
    if (!token || !signedIn) throw refusing({ refused: 'NOT_SIGNED_IN' });
    if (request.method !== 'GET' && !same(request.headers['x-csrf'], signedIn.csrf))
      throw refusing({ refused: 'CSRF' });
    request.actor = signedIn.actor;
    request.csrf = signedIn.csrf;
    request.unitName = signedIn.unitName;
    request.sessionToken = token;
  }

  /** Another unit's row and no row at all are answered alike. */
  private async within(kind: ScopeKind, request: Entered, right: Right | undefined): Promise<void> {
    const id = String(request.params.id ?? '').toLowerCase();
    const row = anIdSchema.safeParse(id).success ? await this.scopes.row(kind, id) : undefined;
    if (!row || !request.actor || !reaches(request.actor, row.unitPath, right))
      throw refusing({ refused: 'NOT_FOUND' });
    request.row = row;
  }
}

/** The token of the session cookie, if one came along. Whether it is still good is another question. */
export function sessionTokenOf({ headers }: Pick<Entered, 'headers'>): string | undefined {
  const pair = headers.cookie
    ?.split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${COOKIE}=`));
  return pair?.slice(COOKIE.length + 1);
}

function same(given: unknown, wanted: string): boolean {
  if (typeof given !== 'string') return false;
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]; // Bytes: a character beyond ASCII is two of them.
  return one.length === other.length && timingSafeEqual(one, other);
}
