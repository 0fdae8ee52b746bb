import { CheckOutlined, DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { confirmImport, remap, startBulk, uploadLedger } from '../client/sdk.gen.js';
import type { ConfirmImportData, StartBulkData, UploadLedgerData } from '../client/types.gen.js';
import { useWords } from '../i18n.js';
import { BulkProgress } from '../parts/bulk-progress.js';
import { DropFile, FaultsPanel, MappingPanel } from '../parts/import-parts.js';
import { RefusalNotice } from '../parts/refusal-notice.js';
import { PageProblem, PageSkeleton, TopBar } from '../parts/shell.js';
import { SubmitButton } from '../parts/submit-button.js';
import { queryClient, useAct, useBatch } from '../queries.js';
import type { Batch } from '../shapes-import.js';

/** The bytes as they are: the server reads GBK and UTF-8, the browser must not guess. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** 上传 → 对应列 → 改错与试运行 → 开始. Nothing is written before the confirmation. */
export default function ImportPage(): ReactElement {
  const { t } = useWords();
  const { id } = useParams();
  const batch = useBatch(id);
  const go = useNavigate();
  const upload = useAct((body: UploadLedgerData['body'], headers) => uploadLedger({ body, headers }));
  const take = async (file: File): Promise<void> => {
    const answer = await upload.submit({ fileName: file.name, contentBase64: await base64Of(file) });
    if (!answer) return;
    queryClient.setQueryData(['batch', answer.id], answer);
    void go(`/import/${answer.id}`);
  };
  if (id && !batch.data) return batch.error ? <PageProblem error={batch.error} /> : <PageSkeleton />;
  const told = id ? batch.data : undefined;
  return (
    <>
      <TopBar title={t('nav.importLong')} sub={told && t('ui.fileRows', { name: told.fileName, count: told.rows })} />
      <main id="main" className="import">
        <Progression batch={told} onOther={() => void go('/import')} />
        {told ? (
          <Judged key={told.id} batch={told} />
        ) : (
          <div className="narrow">
            <DropFile pending={upload.pending} onFile={(file) => void take(file)} />
            {upload.problem && (
              <RefusalNotice
                code={upload.problem.code}
                figures={upload.problem.figures}
                errors={upload.problem.errors}
                tried={t('ui.upload')}
              />
            )}
            <p className="t3">{t('ui.importNote')}</p>
          </div>
        )}
      </main>
    </>
  );
}

/** The four parts of the way, and where one stands on it. */
function Progression({ batch, onOther }: { batch: Batch | undefined; onOther: () => void }): ReactElement {
  const { t } = useWords();
  const at = !batch ? 0 : batch.state === 'imported' ? 3 : 2;
  return (
    <div className="steps way">
      <ol>
        {['upload', 'mapping', 'dryRun', 'start'].map((word, place) => (
          <li
            key={word}
            className={place < at ? 'st done' : place === at ? 'st cur' : 'st todo'}
            aria-current={place === at ? 'step' : undefined}
          >
            <span className="o" aria-hidden>
              {place < at ? <CheckOutlined /> : place + 1}
            </span>
            <span className="st-t">
              <b>{t(`ui.${word}`)}</b>
            </span>
          </li>
        ))}
      </ol>
      <span className="end row">
        <a href="/api/v1/imports/template" download>
          <DownloadOutlined aria-hidden /> {t('ui.template')}
        </a>
        {batch && (
          <Button icon={<UploadOutlined aria-hidden />} onClick={onOther}>
            {t('ui.otherFile')}
          </Button>
        )}
      </span>
    </div>
  );
}

function Judged({ batch }: { batch: Batch }): ReactElement {
  const { t } = useWords();
  const map = useAct((mapping: Record<string, string>, headers) =>
    remap({ path: { id: batch.id }, body: { mapping }, headers }),
  );
  const change = async (mapping: Record<string, string>): Promise<void> => {
    const answer = await map.submit(mapping);
    if (answer) queryClient.setQueryData(['batch', batch.id], answer);
  };
  return (
    <div className="cols">
      <MappingPanel batch={batch} pending={map.pending} onChange={(mapping) => void change(mapping)} />
      <FaultsPanel batch={batch} />
      <aside className="panel side pb">
        {map.problem && (
          <RefusalNotice
            code={map.problem.code}
            figures={map.problem.figures}
            errors={map.problem.errors}
            tried={t('ui.mapping')}
          />
        )}
        <DryRun batch={batch} />
        {batch.state === 'imported' ? <Start batch={batch} /> : <ConfirmPart batch={batch} />}
      </aside>
    </div>
  );
}

function DryRun({ batch }: { batch: Batch }): ReactElement {
  const { t } = useWords();
  const good = batch.rows - batch.faulty;
  const share = batch.rows === 0 ? 0 : (100 * good) / batch.rows;
  return (
    <section>
      <h2>{batch.state === 'imported' ? t('ui.imported') : t('ui.dryRunResult')}</h2>
      <div className="split-bar" role="img" aria-label={t('ui.goodOf', { good, rows: batch.rows })}>
        <i style={{ width: `${share}%` }} />
      </div>
      <ul className="legend">
        <li>
          <i className="good" aria-hidden /> {batch.state === 'imported' ? t('ui.importedDebts') : t('ui.goodRows')}
          <b className="end">{batch.importedDebts ?? good}</b>
        </li>
        <li>
          <i className="bad" aria-hidden /> {t('ui.badRows')}
          <b className="end">{batch.faulty}</b>
        </li>
      </ul>
    </section>
  );
}

function ConfirmPart({ batch }: { batch: Batch }): ReactElement {
  const { t } = useWords();
  const [skip, setSkip] = useState(false);
  const act = useAct((body: ConfirmImportData['body'], headers) =>
    confirmImport({ path: { id: batch.id }, body, headers }),
  );
  const choose = (on: boolean): void => {
    setSkip(on);
    act.clear();
  };
  const good = batch.rows - batch.faulty;
  return (
    <section className="bottom">
      {batch.faulty > 0 && (
        <Checkbox checked={skip} onChange={(e) => choose(e.target.checked)} data-testid="import-skip">
          {t('ui.skipFaulty', { count: batch.faulty })}
        </Checkbox>
      )}
      {act.problem && (
        <RefusalNotice
          code={act.problem.code}
          figures={act.problem.figures}
          errors={act.problem.errors}
          tried={t('ui.confirmImport')}
        />
      )}
      <SubmitButton
        type="primary"
        size="large"
        block
        pending={act.pending}
        disabled={good === 0}
        data-testid="import-confirm"
        onClick={() => void act.submit({ skipFaulty: skip })}
      >
        {t('ui.importRows', { count: good })}
      </SubmitButton>
      <p className="t3 s12">{t('ui.nothingYet')}</p>
    </section>
  );
}

/** After the import: one case per debt, opened in the background. The run is named in the address. */
function Start({ batch }: { batch: Batch }): ReactElement {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const [noticeNow, setNotice] = useState(true);
  const bulkId = params.get('bulk');
  const act = useAct((body: StartBulkData['body'], headers) => startBulk({ body, headers }));
  const start = async (): Promise<void> => {
    const answer = await act.submit({ batchId: batch.id, noticeNow });
    if (answer) setParams({ bulk: answer.bulkId }, { replace: true });
  };
  if (bulkId) return <BulkProgress bulkId={bulkId} />;
  return (
    <section className="bottom">
      <Checkbox checked={noticeNow} onChange={(e) => setNotice(e.target.checked)} data-testid="bulk-notice">
        {t('ui.noticeNow')}
      </Checkbox>
      {act.problem && (
        <RefusalNotice
          code={act.problem.code}
          figures={act.problem.figures}
          errors={act.problem.errors}
          tried={t('ui.start')}
        />
      )}
      <SubmitButton
        type="primary"
        size="large"
        block
        pending={act.pending}
        data-testid="bulk-start"
        onClick={() => void start()}
      >
        {t('ui.startCases', { count: batch.importedDebts ?? batch.rows - batch.faulty })}
      </SubmitButton>
      <p className="t3 s12">{t('ui.startNote')}</p>
    </section>
  );
}
