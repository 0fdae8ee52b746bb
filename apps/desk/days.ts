/** Days are text ('2026-11-20') from end to end; nothing here depends on the browser's time zone. */
interface Shown {
  language: string;
  /** Days of this year are shown without the year. */
  today?: string;
}

const noon = (day: string): Date => new Date(`${day.slice(0, 10)}T12:00:00Z`);

export function dayText(day: string, { language, today }: Shown): string {
  const sameYear = today !== undefined && today.slice(0, 4) === day.slice(0, 4);
  if (language === 'en') {
    const year = sameYear ? {} : ({ year: 'numeric' } as const);
    return new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC', ...year }).format(
      noon(day),
    );
  }
  const [year, month, date] = day.split('-').map(Number);
  return `${sameYear ? '' : `${year}年`}${month}月${date}日`;
}

export const weekdayText = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language, { weekday: language === 'en' ? 'short' : 'long', timeZone: 'UTC' }).format(
    noon(day),
  );

/** An instant as the wall clock of the product's time zone: `11月20日 09:42`. */
export function instantText(instant: string, language: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  return new Intl.DateTimeFormat(language, {
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  })
    .format(at)
    .replace(/^(\d+)\/(\d+)/, '$1月$2日');
}

export const timeText = (instant: string): string => {
  const at = new Date(instant);
  return Number.isNaN(at.getTime())
    ? ''
    : new Intl.DateTimeFormat('zh-CN', {
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
        timeZone: 'Asia/Shanghai',
      }).format(at);
};

/** The day of an instant on the calendar of the product's time zone: `2026-11-20`. */
export const dayIn = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Shanghai' }).format(new Date(instant));
