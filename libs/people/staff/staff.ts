export const roles = ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Departments whose opinion is asked (W6); a person may sit in several. */
export const departments = ['disposal', 'credit', 'finance', 'legal', 'internalControl'] as const;
export type Department = (typeof departments)[number];

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
  'request.see': ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor', 'admin'],
  // Whose level it is, the request's own chain says; these may come to the door at all.
  'request.decide': ['supervisor', 'director', 'legal', 'finance', 'admin'],
  // Internal control sits with the auditor: he reads, and speaks where his department is asked (W6).
  'voice.give': ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor'],
  'request.complete': ['collector', 'supervisor', 'director', 'legal', 'finance', 'admin'],
  'deputy.appoint': ['collector', 'supervisor', 'director', 'legal', 'finance', 'auditor', 'admin'],
  'publication.prepare': ['collector', 'supervisor', 'legal'],
  'duty.handOver': ['collector', 'supervisor', 'legal'],
  'insider.name': ['supervisor', 'director', 'auditor'],
  'handoff.offer': ['collector', 'supervisor'],
  'handoff.decide': ['legal'],
  'suit.record': ['legal'],
  'filing.read': ['legal', 'director'],
  'readiness.record': ['collector', 'supervisor', 'legal'],
  'measure.ask': ['collector', 'supervisor', 'legal'],
  'contact.record': ['collector', 'supervisor', 'legal'],
  'payment.post': ['finance'],
  'payment.reverse': ['finance'],
  'recovery.propose': ['collector', 'supervisor'],
  'recovery.confirm': ['finance'],
  'ledger.import': ['collector', 'supervisor'],
  'debt.amend': ['collector', 'supervisor'],
  'debt.renew': ['supervisor', 'director'],
  'limit.record': ['collector', 'supervisor', 'legal'],
  'fact.record': ['collector', 'supervisor', 'legal'],
  'plan.propose': ['collector', 'supervisor'],
  'plan.cancel': ['supervisor'],
  'answer.record': ['collector', 'supervisor'],
  'answer.choose': ['legal'],
  'writeoff.prepare': ['collector', 'supervisor', 'legal'],
  'writeoff.check': ['finance', 'auditor'],
  'ending.ask': ['collector', 'supervisor', 'legal'],
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

/** A seat from which one decides and speaks: one's own, or that of an absent person for whom one stands. */
export interface Seat {
  staffId: string;
  roles: readonly Role[];
  departments: readonly Department[];
  unitPath: string;
}

/** Who acts: his roles, and the units he sees: his own and those below it. */
export interface Actor {
  id: string;
  name: string;
  roles: readonly Role[];
  departments: readonly Department[];
  /** Absent persons for whom he stands today. */
  standsFor: readonly Seat[];
  unitId: string;
  /** Path of unit ids from the root, `/a/b/`: whatever begins with it is below him. */
  unitPath: string;
  rootId: string;
}

export const sees = (actor: Pick<Actor, 'unitPath'>, unitPath: string): boolean => unitPath.startsWith(actor.unitPath);

/** His own seat first, then those of the absent. */
export const seatsOf = (actor: Actor): readonly Seat[] => [
  { staffId: actor.id, roles: actor.roles, departments: actor.departments, unitPath: actor.unitPath },
  ...actor.standsFor,
];

/** What a deputy may do from the seat of the absent: read, speak and decide. Everything else stays undone or is handed over. */
const deputyRights: readonly Right[] = ['case.read', 'request.see', 'request.decide', 'request.complete', 'voice.give'];

/** Whether somebody may come to a door with this right: by his own roles, or from a seat that he holds for another. */
export const mayCome = (actor: Actor, right: Right): boolean =>
  mayDo(actor.roles, right) ||
  (deputyRights.includes(right) && actor.standsFor.some((seat) => mayDo(seat.roles, right)));

/** His rights, with those that he has for the absent: what the desk draws from. */
export const rightsWith = (actor: Actor): Right[] =>
  (Object.keys(rights) as Right[]).filter((right) => mayCome(actor, right));

/** Whether a row of that unit is within reach with this right; undefined: any right that is had. */
export const reaches = (actor: Actor, unitPath: string, right?: Right): boolean =>
  right === undefined || !deputyRights.includes(right)
    ? sees(actor, unitPath)
    : seatsOf(actor).some((seat) => mayDo(seat.roles, right) && sees(seat, unitPath));
