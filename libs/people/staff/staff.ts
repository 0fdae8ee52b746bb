export const roles = ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

export const staffRefusals = ['WRONG_PASSWORD', 'LOGIN_TAKEN', 'UNIT_UNKNOWN', 'STAFF_UNKNOWN'] as const;

/** Who may do what: the one table. A door names a right; a role has it or has it not; the desk draws from it too. */
export const rights = {
  'case.read': ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor'],
  'case.open': ['collector', 'supervisor'],
  'case.resume': ['supervisor', 'director'],
  'notice.serve': ['collector', 'supervisor'],
  'delivery.record': ['collector', 'supervisor'],
  'interview.record': ['collector', 'supervisor'],
  'request.ask': ['collector', 'supervisor', 'director', 'legal'],
  'request.decide': ['supervisor', 'director'],
  'handoff.offer': ['collector', 'supervisor'],
  'handoff.decide': ['legal'],
  'suit.record': ['legal'],
  'payment.post': ['finance'],
  'payment.reverse': ['finance'],
  'ledger.import': ['collector', 'supervisor'],
  'task.finish': ['collector', 'supervisor', 'legal', 'finance'],
  'people.manage': ['admin'],
  'parameter.set': ['admin'],
  'record.read': ['auditor', 'supervisor', 'director'],
  'clock.move': ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor', 'admin'],
} as const satisfies Record<string, readonly Role[]>;

export type Right = keyof typeof rights;

export const mayDo = (held: readonly Role[], right: Right): boolean =>
  rights[right].some((role: Role) => held.includes(role));

export const rightsOf = (held: readonly Role[]): Right[] =>
  (Object.keys(rights) as Right[]).filter((right) => mayDo(held, right));

/** Who acts: his roles, and the units he sees: his own and those below it. */
export interface Actor {
  id: string;
  name: string;
  roles: readonly Role[];
  unitId: string;
  /** Path of unit ids from the root, `/a/b/`: whatever begins with it is below him. */
  unitPath: string;
  rootId: string;
}

export const sees = (actor: Pick<Actor, 'unitPath'>, unitPath: string): boolean => unitPath.startsWith(actor.unitPath);
