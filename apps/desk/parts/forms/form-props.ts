import type { CaseView, Step } from '../../shapes.js';

export interface StepFormProps {
  view: CaseView;
  step: Step;
  onClose: () => void;
}
