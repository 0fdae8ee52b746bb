import { z } from 'zod';
import { aDay, aReason, aText, anId } from '../../ground/command/command.input.js';
import { departments, roles } from './staff.js';

export const signInSchema = z.union([
  z.strictObject({ staffId: anId }),
  z.strictObject({ login: aText(60), password: z.string().min(1).max(200) }),
]);
export type SignIn = z.infer<typeof signInSchema>;

export const addUnitSchema = z.strictObject({ parentId: anId, name: aText(60) });
export type AddUnit = z.infer<typeof addUnitSchema>;

export const addStaffSchema = z.strictObject({
  unitId: anId,
  name: aText(60),
  login: z.string().regex(/^[a-z0-9._-]{2,40}$/),
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  departments: z.array(z.enum(departments)).max(departments.length).optional(),
  password: z.string().min(10).max(200),
});
export type AddStaff = z.infer<typeof addStaffSchema>;

export const appointSchema = z.strictObject({
  staffId: anId,
  deputyId: anId,
  fromDay: aDay,
  untilDay: aDay,
  reason: aReason,
});
export type Appoint = z.infer<typeof appointSchema>;

export const grantRolesSchema = z.strictObject({
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  departments: z.array(z.enum(departments)).max(departments.length),
  reason: aReason,
});
export type GrantRoles = z.infer<typeof grantRolesSchema>;
