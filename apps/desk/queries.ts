import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseQueryResult } from '@tanstack/react-query';
import { useRef } from 'react';
import * as api from './client/sdk.gen.js';
import { freshKey, keepCsrf } from './client-fetch.js';
import { problemOf } from './problem.js';
import type { Problem } from './problem.js';
import type * as imports from './shapes-import.js';
import type * as s from './shapes.js';

/** The open page looks again this often until the server tells of changes by itself. */
const LOOK_AGAIN_MS = 2000;

/** Signed out meanwhile: the page stays as it is, with all that was typed, and the door opens above it. */
const seen = new QueryCache({
  onError: (error, query) => {
    if (query.queryKey[0] !== 'session' && problemOf(error).status === 401) queryClient.setQueryData(['door'], true);
  },
});

export const queryClient: QueryClient = new QueryClient({
  queryCache: seen,
  defaultOptions: {
    queries: {
      staleTime: 1000,
      refetchOnWindowFocus: true,
      networkMode: 'always',
      // A refusal does not change by asking again; a lost connection may.
      retry: (count, error) => problemOf(error).status === 0 && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

const live = { refetchInterval: LOOK_AGAIN_MS, placeholderData: keepPreviousData } as const;
type Told<T> = UseQueryResult<T, Error>;

export const useInstallation = (): Told<s.Installation> =>
  useQuery({
    queryKey: ['installation'],
    queryFn: async () => (await api.installation()).data,
    refetchInterval: 15_000,
  });

export const useRoleCards = (asked: boolean): Told<s.RoleCard[]> =>
  useQuery({ queryKey: ['cards'], queryFn: async () => (await api.roleCards()).data.cards, enabled: asked });

/** Whether the session was lost while somebody worked. */
export const useDoor = (): boolean =>
  useQuery({ queryKey: ['door'], queryFn: () => false, enabled: false, initialData: false }).data;

/** null = nobody is signed in here. */
export const useSession = (): Told<s.Session | null> =>
  useQuery({
    queryKey: ['session'],
    staleTime: 60_000,
    queryFn: async () => {
      const { session } = (await api.session()).data;
      // Lost meanwhile: whoever sat here keeps the page, and the door opens above it.
      const before = queryClient.getQueryData<s.Session | null>(['session']);
      if (!session) {
        queryClient.setQueryData(['door'], Boolean(before));
        return before ?? null;
      }
      keepCsrf(session.csrf);
      queryClient.setQueryData(['door'], false);
      return session;
    },
  });

/** Whether somebody is just going: nothing is asked any more in his name. */
export const useLeaving = (): boolean =>
  useQuery({ queryKey: ['leaving'], queryFn: () => false, enabled: false, initialData: false }).data;

const KEPT_AFTERWARDS = new Set<unknown>(['session', 'installation', 'leaving', 'door']);

/** Ends the session. The page goes first, so that it does not look again and is turned away. */
export async function leaveDesk(): Promise<void> {
  queryClient.setQueryData(['leaving'], true);
  const gone = await api.signOut().then(
    () => true,
    (error: unknown) => problemOf(error).status === 401,
  );
  if (gone) {
    queryClient.setQueryData(['session'], null);
    queryClient.removeQueries({ predicate: ({ queryKey }) => !KEPT_AFTERWARDS.has(queryKey[0]) });
  }
  queryClient.setQueryData(['leaving'], false);
}

export const useStaff = (): Told<s.StaffRow[]> =>
  useQuery({ queryKey: ['staff'], staleTime: 60_000, queryFn: async () => (await api.staffList()).data.staff });

export const useColleagues = (): Told<s.Colleague[]> =>
  useQuery({
    queryKey: ['colleagues'],
    staleTime: 60_000,
    queryFn: async () => (await api.colleagues()).data.colleagues,
  });

export interface CaseFilter {
  stage?: s.Stage;
  q?: string;
  handlerId?: string;
}

export function useCases(filter: CaseFilter): UseInfiniteQueryResult<InfiniteData<s.CaseList>> {
  return useInfiniteQuery({
    queryKey: ['cases', filter],
    queryFn: async ({ pageParam }) => (await api.cases({ query: { ...filter, before: pageParam, limit: 50 } })).data,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Every loaded page is asked for again, so a long list is refreshed less often.
    refetchInterval: (query) => LOOK_AGAIN_MS * Math.max(1, 2 * (query.state.data?.pages.length ?? 1) - 1),
  });
}

export const useCase = (id: string): Told<s.CaseView> =>
  useQuery({ queryKey: ['case', id], queryFn: async () => (await api.caseById({ path: { id } })).data, ...live });

export const useTimeline = (id: string): Told<s.TimelineView> =>
  useQuery({ queryKey: ['timeline', id], queryFn: async () => (await api.timeline({ path: { id } })).data, ...live });

export const useTasks = (everyMs = LOOK_AGAIN_MS, asked = true): Told<s.Task[]> =>
  useQuery({
    queryKey: ['tasks'],
    queryFn: async () => (await api.tasks()).data.tasks,
    ...live,
    refetchInterval: everyMs,
    enabled: asked,
  });

export type Box = 'mine' | 'waiting' | 'done';

export const useApprovals = (box: Box, everyMs = LOOK_AGAIN_MS, asked = true): Told<s.ApprovalRow[]> =>
  useQuery({
    queryKey: ['approvals', box],
    queryFn: async () => (await api.approvals({ query: { box } })).data.approvals,
    ...live,
    refetchInterval: everyMs,
    enabled: asked,
  });

/** The card that is open. No placeholder: the buttons must never stand under another request's words. */
export const useApproval = (id: string | undefined): Told<s.ApprovalView> =>
  useQuery({
    queryKey: ['approval', id],
    queryFn: async () => (await api.approvalById({ path: { id: id ?? '' } })).data,
    refetchInterval: LOOK_AGAIN_MS,
    enabled: id !== undefined,
  });

export type DebtList = { debts: s.DebtRow[]; next?: string | null };

export function useFreeDebts(q: string): UseInfiniteQueryResult<InfiniteData<DebtList>> {
  return useInfiniteQuery({
    queryKey: ['debts', q],
    queryFn: async ({ pageParam }) =>
      (await api.debts({ query: { q: q || undefined, free: 'true', after: pageParam, limit: 50 } })).data,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export const useDebt = (id: string): Told<s.DebtView> =>
  useQuery({ queryKey: ['debt', id], queryFn: async () => (await api.debtById({ path: { id } })).data, ...live });

/** Those of several debts that have answered. */
export const useDebtsOf = (ids: readonly string[]): s.DebtView[] =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: ['debt', id],
      queryFn: async () => (await api.debtById({ path: { id } })).data,
    })),
    combine: (all) => all.flatMap(({ data }) => data ?? []),
  });

export const useBatch = (id: string | undefined): Told<imports.Batch> =>
  useQuery({
    queryKey: ['batch', id],
    queryFn: async () => (await api.importById({ path: { id: id ?? '' } })).data,
    enabled: id !== undefined,
    placeholderData: keepPreviousData,
  });

export const useBulkStart = (id: string | undefined): Told<imports.BulkStart> =>
  useQuery({
    queryKey: ['bulk', id],
    queryFn: async () => (await api.bulkStart({ path: { id: id ?? '' } })).data,
    enabled: id !== undefined,
    refetchInterval: (query) => (query.state.data?.waiting === 0 ? false : 1000),
  });

export const useClock = (asked: boolean): Told<imports.ClockView> =>
  useQuery({
    queryKey: ['clock'],
    queryFn: async () => (await api.clock()).data,
    enabled: asked,
    refetchInterval: LOOK_AGAIN_MS,
  });

export interface Act<Input, Answer> {
  submit: (input: Input) => Promise<Answer | undefined>;
  pending: boolean;
  problem: Problem | undefined;
  clear: () => void;
}

/** What goes with every order of a person. */
export type KeyHeader = { 'Idempotency-Key': string };

/**
 * One act of a person. The key belongs to one opening of the form and is kept while the outcome is unknown, so that a
 * second press never acts twice; a definite answer, yes or no, ends it (the server keeps refusals under their key too).
 */
export function useAct<Input, Answer>(
  send: (input: Input, headers: KeyHeader) => Promise<{ data: Answer }>,
): Act<Input, Answer> {
  const key = useRef<string | undefined>(undefined);
  const store = useQueryClient();
  const act = useMutation({
    mutationFn: async (input: Input) => {
      key.current ??= freshKey();
      // An answer without content is an answer too: callers ask only whether there is one.
      return (await send(input, { 'Idempotency-Key': key.current })).data ?? ({} as Answer);
    },
    onSettled: (_answer, error) => {
      if (!error || !problemOf(error).unsure) key.current = undefined;
      void store.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'door',
      });
    },
  });
  return {
    submit: async (input) => act.mutateAsync(input).catch(() => undefined),
    pending: act.isPending,
    problem: act.error ? problemOf(act.error) : undefined,
    clear: act.reset,
  };
}
