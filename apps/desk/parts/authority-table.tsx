import { Button } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { changeAuthoritySchema } from '../../../libs/people/approval/approval.input.js';
import { useAuthorities } from '../case-queries.js';
import { proposeAuthority } from '../client/sdk.gen.js';
import { useDesk } from '../desk.js';
import { useWords } from '../i18n.js';
import type { Authorities } from '../shapes-lawful.js';
import { SchemaDrawer } from './schema-drawer.js';

type Row = Authorities['inForce'][number];

/** 授权表: who decides what, who must speak before, and what is to come. A change waits for another admin. */
export function AuthorityTable(): ReactElement {
  const { t, of, day } = useWords();
  const { may } = useDesk();
  const table = useAuthorities().data;
  const [open, setOpen] = useState<Row>();
  const names = (all: readonly string[], between: string): string =>
    all.map((one) => t(`role.${one}`, { defaultValue: of('department', one) })).join(between);
  return (
    <div className="tab-b">
      <table className="grid" data-testid="authorities">
        <thead>
          <tr>
            <th>{t('label.matter')}</th>
            <th>{t('label.chain')}</th>
            <th>{t('label.voices')}</th>
            <th className="wide">{t('ui.article')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {table?.inForce.map((one) => {
            const coming = table.coming.find(({ matter }) => matter === one.matter);
            return (
              <tr key={one.matter}>
                <td>{of('matter', one.matter)}</td>
                <td>
                  {names(one.chain, ' → ')}
                  {one.byAmount && <small className="t3"> {t('ui.byAmount')}</small>}
                  {coming && (
                    <small className="t3">
                      <br />
                      {t('ui.fromDay', { day: day(coming.fromDay) })} {names(coming.chain, ' → ')}
                    </small>
                  )}
                </td>
                <td>{names(one.voices, t('ui.or')) || '–'}</td>
                <td className="wide t3 s12">{one.articleZh}</td>
                <td className="num">
                  {may('parameter.set') && (
                    <Button size="small" data-testid={`authority-${one.matter}`} onClick={() => setOpen(one)}>
                      {t('ui.propose')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {open && (
        <SchemaDrawer
          id="proposeAuthority"
          title={t('ui.proposeChange')}
          about={
            <>
              <b>{of('matter', open.matter)}</b> {t('ui.now')} {names(open.chain, ' → ')}
            </>
          }
          schema={changeAuthoritySchema}
          words={{ voices: 'seat' }}
          without={['matter']}
          preset={{ matter: open.matter, chain: open.chain, voices: open.voices, byAmount: open.byAmount }}
          submit={t('ui.propose')}
          send={(body, headers) => proposeAuthority({ body, headers })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}
