import type { ReactElement } from 'react';
import { AskForm } from './forms/ask-form.js';
import { DeliveryForm } from './forms/delivery-form.js';
import type { StepFormProps } from './forms/form-props.js';
import { HandoffForm, OfferForm } from './forms/handoff-form.js';
import { InterviewForm } from './forms/interview-form.js';
import { PaymentForm } from './forms/money-forms.js';
import { JudgmentForm, SuitForm } from './forms/suit-form.js';
import { ResumeForm } from './forms/word-forms.js';

/** The form of a step. Sending a letter has none: it is done at once and can be undone for ten seconds. */
export function StepForm(props: StepFormProps): ReactElement | null {
  switch (props.step.act) {
    case 'recordDelivery':
      return <DeliveryForm {...props} />;
    case 'recordInterview':
      return <InterviewForm {...props} />;
    case 'ask':
      return <AskForm {...props} />;
    case 'decideHandoff':
      return <HandoffForm {...props} />;
    case 'offerHandoff':
      return <OfferForm {...props} />;
    case 'fileSuit':
      return <SuitForm {...props} />;
    case 'recordJudgment':
      return <JudgmentForm {...props} />;
    case 'resume':
      return <ResumeForm {...props} />;
    case 'postPayment':
      return <PaymentForm debts={props.view.debts} onClose={props.onClose} />;
    case 'serveNotice':
    case 'sendAgain':
      return null;
  }
}
