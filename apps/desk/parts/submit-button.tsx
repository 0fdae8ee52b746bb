import { LoadingOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ButtonProps } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../i18n.js';

interface Props extends Omit<ButtonProps, 'loading'> {
  pending: boolean;
  children: ReactNode;
}

/** Keeps its width and says 正在提交 while the order is on its way; a second press does nothing. */
export function SubmitButton({ pending, children, onClick, ...rest }: Props): ReactElement {
  const { t } = useWords();
  return (
    <Button
      {...rest}
      aria-busy={pending}
      onClick={pending ? undefined : onClick}
      className={`keep ${rest.className ?? ''}`}
    >
      <span className="both">
        <span className={pending ? 'gone' : ''}>{children}</span>
        <span className={pending ? '' : 'gone'} aria-hidden={!pending}>
          <LoadingOutlined aria-hidden /> {t('ui.submitting')}
        </span>
      </span>
    </Button>
  );
}
