import type { ReactElement } from 'react';
import { useWords } from '../i18n.js';
import type { ApprovalRow, Stage } from '../shapes.js';
import { ALL_STAGES } from '../stages.js';

/** A square dot and the word beside it; never colour alone. */
export function StageTag({ stage, box }: { stage: Stage; box?: boolean }): ReactElement {
  const { of } = useWords();
  return (
    <span className={`stage s-${stage}${box ? ' box' : ''}`}>
      <i aria-hidden />
      {of('stage', stage)}
    </span>
  );
}

/** What a request asks for: a stage by its colour, anything else by its name. */
export function MatterTag({ of: row, box }: { of: Pick<ApprovalRow, 'matter'>; box?: boolean }): ReactElement {
  const { of } = useWords();
  const stage = ALL_STAGES.find((one) => one === row.matter);
  if (stage) return <StageTag stage={stage} {...(box ? { box } : {})} />;
  return (
    <span className={`stage s-matter${box ? ' box' : ''}`}>
      <i aria-hidden />
      {of('matter', row.matter)}
    </span>
  );
}
