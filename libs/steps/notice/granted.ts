import type { On, Order } from '../../ground/command/command.js';
import type { Actor } from '../../people/staff/staff.js';

/** A request that was approved: what lets a step room carry its step out. */
export interface Granted {
  approvalId: string;
  order: Order;
  on: On;
  actor: Actor;
  ground: string | null;
}
