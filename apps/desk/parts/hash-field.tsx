import type { ReactElement } from 'react';
import { useWords } from '../i18n.js';
import { Field } from './fields.js';

interface Props {
  label: string;
  wrong: string | undefined;
  hint: string | undefined;
  testId: string;
  value: string;
  onChange: (value: string) => void;
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The scan stays where it is: only its hash goes with the order, so that a later exchange of the paper is seen. */
export function HashField({ value, onChange, ...p }: Props): ReactElement {
  const { t } = useWords();
  const take = async (file: File | undefined): Promise<void> =>
    onChange(file ? hex(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())) : '');
  return (
    <Field label={p.label} wrong={p.wrong} hint={value ? `SHA-256 ${value.slice(0, 12)}…${value.slice(-6)}` : p.hint}>
      {(id, about) =>
        isSecureContext ? (
          <input
            id={id}
            type="file"
            className="scan"
            accept="image/*,application/pdf"
            aria-describedby={about}
            data-testid={p.testId}
            onChange={(e) => void take(e.target.files?.[0])}
          />
        ) : (
          // The browser computes hashes in secure contexts only.
          <input
            id={id}
            className="ant-input"
            maxLength={64}
            placeholder={t('ui.hashHint')}
            value={value}
            aria-describedby={about}
            data-testid={p.testId}
            onChange={(e) => onChange(e.target.value.trim().toLowerCase())}
          />
        )
      }
    </Field>
  );
}
