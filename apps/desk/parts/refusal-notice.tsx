import { StopOutlined } from '@ant-design/icons';
import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../i18n.js';
import { Figures } from './figures.js';

interface Props {
  code: string;
  /** What was tried. */
  tried?: string;
  figures?: Record<string, unknown>;
  errors?: readonly { path: string; problem: string; cure: string }[];
  articleZh?: string;
  /** Lawful alternatives, or who may do it. */
  children?: ReactNode;
}

/** The sentence, what to do, and the code in grey. */
export function RefusalNotice({ code, tried, figures, errors, articleZh, children }: Props): ReactElement {
  const { t } = useWords();
  const { sentence, cure } = useRefusal(code);
  return (
    <section className="refuse" role="alert" data-testid="refusal" data-code={code}>
      <div className="refuse-h">
        <StopOutlined aria-hidden />
        <div>
          <b>{tried ? t('ui.cannot', { what: tried }) : sentence}</b>
          {tried && <span>{sentence}</span>}
        </div>
      </div>
      <div className="refuse-b">
        {cure && <p>{cure}</p>}
        {errors && errors.length > 0 && (
          <ul className="errs">
            {errors.map((error) => (
              <li key={`${error.path}${error.problem}`}>
                <code>{error.path}</code> {error.problem} {error.cure}
              </li>
            ))}
          </ul>
        )}
        <Figures group="figure" facts={figures} without={articleZh ? ['articleZh'] : []} />
        {articleZh && <p className="law">{t('ui.articleIs', { article: articleZh })}</p>}
        {children}
        <p className="code">{code}</p>
      </div>
    </section>
  );
}

export function useRefusal(code: string): { sentence: string; cure: string } {
  const { t } = useWords();
  const words = t(`refusal.${code}`, { defaultValue: t(`fault.${code}`, { defaultValue: t('refusal.FAULT') }) });
  const [, sentence = words, cure = ''] = /^(.*?)(?:；|; )(.*)$/.exec(words) ?? [];
  return { sentence, cure };
}

/** For a line beside a switched-off button. */
export function RefusalLine({ code }: { code: string }): ReactElement {
  const { sentence } = useRefusal(code);
  return (
    <span className="why-off" data-code={code}>
      {sentence}
    </span>
  );
}
