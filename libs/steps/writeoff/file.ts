import { refuse, type Refusal } from '../../ground/command/command.js';
import { articles, type Article } from '../../ground/law/law.js';

export const fileRefusals = ['FILE_INCOMPLETE', 'FILE_UNDER_REVIEW', 'SIGNERS_SAME', 'WRONG_PROOF'] as const;

/** What the file of a write-off must tell (W2), in the words of those who kept it. */
export const fileTexts = ['arose', 'cause', 'measures', 'borrowerPursuit', 'securityDisposal'] as const;
/** Who signs for it (W2, W4): who handled it, the head of his department, the head of the unit. */
export const fileSigners = ['handlerId', 'departmentHeadId', 'unitHeadId'] as const;
export const fileArticle: Article = { code: 'Write-off Measures 8 (2017)', zh: '呆账核销管理办法（2017）第8条' };

export type FileText = (typeof fileTexts)[number];
export type FileSigner = (typeof fileSigners)[number];

export interface FileFacts {
  ground: string;
  /** Texts that are there. */
  told: readonly FileText[];
  signers: Readonly<Record<FileSigner, string | null>>;
  /** Guarantors whose pursuit is told. */
  pursued: readonly string[];
}

export type FileState = 'draft' | 'ready';

/** What the file still lacks; `guarantorPursuit` while the pursuit of one guarantor of the case's debts is not told. */
export function fileMissing(file: FileFacts | undefined, guarantors: readonly string[]): string[] {
  if (!file) return ['file'];
  return [
    ...fileTexts.filter((one) => !file.told.includes(one)),
    ...fileSigners.filter((one) => !file.signers[one]),
    ...(guarantors.some((one) => !file.pursued.includes(one)) ? ['guarantorPursuit'] : []),
  ];
}

export const fileState = (file: FileFacts, guarantors: readonly string[]): FileState =>
  fileMissing(file, guarantors).length === 0 ? 'ready' : 'draft';

/**
 * Whether a write-off may be asked for on this file. Refuses `FILE_INCOMPLETE` with what is missing, `ground` among it when the
 * file was made for another ground.
 */
export function fileBar(
  file: FileFacts | undefined,
  terms: { ground: string | null; guarantors: readonly string[] },
): Refusal | undefined {
  const missing = fileMissing(file, terms.guarantors);
  if (file && file.ground !== terms.ground) missing.push('ground');
  return missing.length > 0 ? refuse('FILE_INCOMPLETE', { missing, articleZh: fileArticle.zh }) : undefined;
}

/** Three signatures are three people's. Refuses `SIGNERS_SAME`. */
export function signersApart(signers: Partial<Record<FileSigner, string | null>>): Refusal | undefined {
  const named = fileSigners.flatMap((one) => signers[one] ?? []);
  return new Set(named).size < named.length ? refuse('SIGNERS_SAME', { articleZh: articles.writeOff.zh }) : undefined;
}
