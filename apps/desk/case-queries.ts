import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import * as api from './client/sdk.gen.js';
import type * as s from './shapes-lawful.js';

type Told<T> = UseQueryResult<T, Error>;

/** Less often than the case itself: these change when somebody acts, and an act asks for them anew. */
const SELDOM_MS = 15_000;
const seldom = { refetchInterval: SELDOM_MS, placeholderData: keepPreviousData } as const;

export const useCircumstances = (id: string): Told<s.Circumstances> =>
  useQuery({
    queryKey: ['circumstances', id],
    queryFn: async () => (await api.circumstances({ path: { id } })).data,
    ...seldom,
  });

export const useClocks = (id: string): Told<s.Clocks> =>
  useQuery({ queryKey: ['clocks', id], queryFn: async () => (await api.caseClocks({ path: { id } })).data, ...seldom });

export const useCourt = (id: string): Told<s.Court> =>
  useQuery({ queryKey: ['court', id], queryFn: async () => (await api.courtOfCase({ path: { id } })).data, ...seldom });

export const useReadiness = (id: string): Told<s.Readiness> =>
  useQuery({
    queryKey: ['readiness', id],
    queryFn: async () => (await api.readiness({ path: { id } })).data,
    ...seldom,
  });

export const useDuties = (id: string): Told<s.Duty[]> =>
  useQuery({
    queryKey: ['duties', id],
    queryFn: async () => (await api.duties({ path: { id } })).data.duties,
    ...seldom,
  });

export const useContacts = (id: string): Told<s.ContactLine[]> =>
  useQuery({
    queryKey: ['contacts', id],
    queryFn: async () => (await api.contacts({ path: { id } })).data.contacts,
    ...seldom,
  });

export const useStandingOrders = (id: string): Told<s.StandingOrder[]> =>
  useQuery({
    queryKey: ['standingOrders', id],
    queryFn: async () => (await api.standingOrders({ path: { id } })).data.standingOrders,
    ...seldom,
  });

export const useWriteOff = (id: string): Told<s.WriteOff> =>
  useQuery({
    queryKey: ['writeOff', id],
    queryFn: async () => (await api.writeOffOf({ path: { id } })).data,
    ...seldom,
  });

export interface RecoveryOfDebt extends s.Recovery {
  debtId: string;
}

/** Of all debts of a case; undefined until every debt has answered. */
export const useRecoveries = (debtIds: readonly string[]): RecoveryOfDebt[] | undefined =>
  useQueries({
    queries: debtIds.map((id) => ({
      queryKey: ['recoveries', id],
      queryFn: async (): Promise<RecoveryOfDebt[]> =>
        (await api.recoveries({ path: { id } })).data.recoveries.map((one) => ({ ...one, debtId: id })),
      refetchInterval: SELDOM_MS,
    })),
    combine: (all) => (all.every(({ data }) => data !== undefined) ? all.flatMap(({ data }) => data ?? []) : undefined),
  });

export const useParameters = (): Told<s.Parameter[]> =>
  useQuery({ queryKey: ['parameters'], queryFn: async () => (await api.parameters()).data.parameters, ...seldom });

/** What a proposed value would move. */
export const useTrial = (id: string | undefined): Told<s.Trial> =>
  useQuery({
    queryKey: ['trial', id],
    queryFn: async () => (await api.parameterTrial({ path: { id: id ?? '' } })).data,
    enabled: id !== undefined,
  });

export const useAuthorities = (): Told<s.Authorities> =>
  useQuery({ queryKey: ['authorities'], queryFn: async () => (await api.authorities()).data, ...seldom });

export const useDeputies = (): Told<s.Deputy[]> =>
  useQuery({ queryKey: ['deputies'], queryFn: async () => (await api.deputies()).data.deputies, ...seldom });

export const useFilingList = (): Told<s.FilingLine[]> =>
  useQuery({ queryKey: ['filing'], queryFn: async () => (await api.filingList()).data.cases, ...seldom });

export const useWriteOffList = (id: string | undefined): Told<s.WriteOffList> =>
  useQuery({
    queryKey: ['writeOffList', id],
    queryFn: async () => (await api.writeOffList({ path: { id: id ?? '' } })).data,
    enabled: id !== undefined,
  });
