import type { Actor, Role } from '../../libs/people/staff/staff.js';

/** A person of the cooperative with these roles; his id is his name. */
export const anActor = (name: string, ...roles: Role[]): Actor => ({
  ...{ id: name, name, roles, unitId: 'coop', unitPath: '/union/coop/', rootId: 'union' },
});
