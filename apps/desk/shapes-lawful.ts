import type * as told from './client/types.gen.js';

/** What stands beside the stage of a case, and what the house decides by, as the API answers. */
export type Circumstances = told.CircumstancesResponse;
export type FactLine = Circumstances['facts'][number];
export type PlanLine = Circumstances['plans'][number];
export type RefusedLine = Circumstances['refused'][number];
export type Clocks = told.CaseClocksResponse;
export type ClockLine = Clocks['clocks'][number];
export type Court = told.CourtOfCaseResponse;
export type TrackLine = Court['tracks'][number];
export type Readiness = told.ReadinessResponse;
export type Duty = told.DutiesResponse['duties'][number];
export type ContactLine = told.ContactsResponse['contacts'][number];
export type StandingOrder = told.StandingOrdersResponse['standingOrders'][number];
export type Recovery = told.RecoveriesResponse['recoveries'][number];
export type WriteOff = told.WriteOffOfResponse;
export type WriteOffList = told.WriteOffListResponse;
export type Parameter = told.ParametersResponse['parameters'][number];
export type Trial = told.ParameterTrialResponse;
export type Authorities = told.AuthoritiesResponse;
export type Deputy = told.DeputiesResponse['deputies'][number];
export type FilingLine = told.FilingListResponse['cases'][number];
