import { articles } from '../../ground/law/law.js';
import type { Demand } from '../notice/notice.js';

/**
 * 公告 · 最后催告: for a private person today's law leaves a formal last demand with proof of delivery (L6, L9; no name is
 * ever posted in public). It claims the whole debt and sets the last term.
 */
export const finalDemand: Demand = {
  stage: 'announcement',
  letter: 'finalDemand',
  issued: 'FinalDemandIssued',
  term: 'announcementTermDays',
  deadline: 'announcementTerm',
  article: articles.service,
};
