import type { On, Order } from '../../ground/command/command.js';
import type { Actor } from '../staff/staff.js';

/** A request that was approved: what lets a step room carry its step out. */
export interface Granted {
  approvalId: string;
  order: Order;
  on: On;
  actor: Actor;
  ground: string | null;
  /** The row that the request was about: a plan, a fact, a waiver; null for a step of the case itself. */
  about: string | null;
}
