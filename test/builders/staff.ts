import type { Actor, Department, Role, Seat } from '../../libs/people/staff/staff.js';

/** A person of the cooperative with these roles; his id is his name. */
export const anActor = (name: string, ...roles: Role[]): Actor => ({
  ...{ id: name, name, roles, departments: [], standsFor: [] },
  ...{ unitId: 'coop', unitPath: '/union/coop/', rootId: 'union' },
});

/** The same, sitting in departments: their opinion is his to give. */
export const aMember = (name: string, ...departments: Department[]): Actor => ({
  ...anActor(name, 'collector'),
  departments,
});

/** A person who stands for others today. */
export const aDeputy = (actor: Actor, ...absent: Actor[]): Actor => ({ ...actor, standsFor: absent.map(seatOf) });

const seatOf = ({ id, roles, departments, unitPath }: Actor): Seat => ({ staffId: id, roles, departments, unitPath });
