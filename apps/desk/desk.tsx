import { createContext, useContext } from 'react';
import type { Session } from './shapes.js';

/** Who sits at the desk and which day it is there. */
export interface Desk {
  session: Session;
  today: string;
  nowAt: string;
  may: (right: string) => boolean;
}

const DeskContext = createContext<Desk | undefined>(undefined);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('useDesk is used outside of the signed-in desk.');
  return desk;
}
