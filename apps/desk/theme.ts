import { theme } from 'antd';
import type { ThemeConfig } from 'antd';

/** One palette as antd wants it: the same values as tokens.css, so that parts of antd and our own never differ. */
interface Palette {
  [token: string]: string;
  primary: string;
  hover: string;
  active: string;
  primaryBg: string;
  primaryLine: string;
  link: string;
  focus: string;
  bg: string;
  panel: string;
  raised: string;
  sunken: string;
  rowHover: string;
  selected: string;
  track: string;
  mask: string;
  line: string;
  lineStrong: string;
  lineControl: string;
  text: string;
  text2: string;
  text3: string;
  textOff: string;
  ok: string;
  okBg: string;
  okLine: string;
  amber: string;
  amberBg: string;
  amberLine: string;
  red: string;
  redBg: string;
  redLine: string;
  e1: string;
  e2: string;
  e3: string;
}

const light: Palette = {
  primary: '#0E647F',
  hover: '#00536B',
  active: '#004459',
  primaryBg: '#E8F4F9',
  primaryLine: '#A8D2E3',
  link: '#0E647F',
  focus: '#0E647F',
  bg: '#F4F6F7',
  panel: '#FFFFFF',
  raised: '#FFFFFF',
  sunken: '#F7F9FA',
  rowHover: '#F1F5F6',
  selected: '#E8F4F9',
  track: '#E6EBED',
  mask: 'rgba(15,42,55,.42)',
  line: '#E1E7EA',
  lineStrong: '#CBD4D9',
  lineControl: '#84919A',
  text: '#16212B',
  text2: '#45525D',
  text3: '#5F6C76',
  textOff: '#98A4AD',
  ok: '#286648',
  okBg: '#EAF7EF',
  okLine: '#BFDDC8',
  amber: '#845011',
  amberBg: '#FFF3DF',
  amberLine: '#F0D3A2',
  red: '#B02B27',
  redBg: '#FEF0EE',
  redLine: '#F4C7C2',
  e1: '0 1px 2px rgba(15,42,55,.06)',
  e2: '0 4px 14px rgba(15,42,55,.10), 0 1px 3px rgba(15,42,55,.08)',
  e3: '0 12px 36px rgba(15,42,55,.16), 0 2px 8px rgba(15,42,55,.08)',
};

const dark: Palette = {
  primary: '#1B7390',
  hover: '#227F9E',
  active: '#16647E',
  primaryBg: '#15303C',
  primaryLine: '#2A5B6F',
  link: '#72C5E1',
  focus: '#72C5E1',
  bg: '#0E1316',
  panel: '#151B1F',
  raised: '#1D252A',
  sunken: '#1A2126',
  rowHover: '#1D262B',
  selected: '#15303C',
  track: '#2A343A',
  mask: 'rgba(0,0,0,.55)',
  line: '#273137',
  lineStrong: '#38444B',
  lineControl: '#6E7C85',
  text: '#E4EAED',
  text2: '#B2BDC4',
  text3: '#94A1AA',
  textOff: '#5C6870',
  ok: '#89D0AA',
  okBg: '#12291E',
  okLine: '#2A4F3B',
  amber: '#EFBA64',
  amberBg: '#302411',
  amberLine: '#5B4521',
  red: '#F98E88',
  redBg: '#361B1A',
  redLine: '#6A3431',
  e1: '0 1px 2px rgba(0,0,0,.4)',
  e2: '0 6px 18px rgba(0,0,0,.5)',
  e3: '0 16px 44px rgba(0,0,0,.6)',
};

const FONT =
  '"qs-dot", "PingFang SC", "HarmonyOS Sans SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif';

/** Map and alias tokens are given by value in both themes, so that the dark algorithm does not shift them. */
function tokensOf(p: Palette): ThemeConfig['token'] {
  return {
    fontFamily: FONT,
    fontSize: 14,
    fontSizeSM: 12,
    fontSizeLG: 16,
    fontWeightStrong: 600,
    controlHeight: 32,
    controlHeightSM: 28,
    controlHeightLG: 40,
    borderRadiusXS: 3,
    borderRadiusSM: 4,
    borderRadius: 6,
    borderRadiusLG: 8,
    motionDurationFast: '120ms',
    motionDurationMid: '200ms',
    colorPrimary: p.primary,
    colorPrimaryHover: p.hover,
    colorPrimaryActive: p.active,
    colorPrimaryBg: p.primaryBg,
    colorPrimaryBorder: p.primaryLine,
    colorPrimaryText: p.link,
    colorLink: p.link,
    colorInfo: p.primary,
    colorBgLayout: p.bg,
    colorBgContainer: p.panel,
    colorBgElevated: p.raised,
    colorFillAlter: p.sunken,
    controlItemBgHover: p.rowHover,
    controlItemBgActive: p.selected,
    colorBgMask: p.mask,
    colorBorderSecondary: p.line,
    colorSplit: p.line,
    colorBorder: p.lineControl,
    colorText: p.text,
    colorTextSecondary: p.text2,
    colorTextTertiary: p.text3,
    colorTextDescription: p.text3,
    colorTextPlaceholder: p.text3,
    colorTextDisabled: p.textOff,
    colorTextLightSolid: '#FFFFFF',
    controlOutline: p.primaryLine,
    colorSuccess: p.ok,
    colorSuccessBg: p.okBg,
    colorSuccessBorder: p.okLine,
    colorWarning: p.amber,
    colorWarningBg: p.amberBg,
    colorWarningBorder: p.amberLine,
    colorError: p.red,
    colorErrorBg: p.redBg,
    colorErrorBorder: p.redLine,
    boxShadowTertiary: p.e1,
    boxShadowSecondary: p.e2,
    boxShadow: p.e3,
  };
}

export function themeOf(kind: 'light' | 'dark'): ThemeConfig {
  const p = kind === 'dark' ? dark : light;
  return {
    algorithm: kind === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    cssVar: { key: `qs-${kind}` },
    token: tokensOf(p),
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
      Segmented: { trackBg: p.sunken, itemSelectedBg: kind === 'dark' ? p.selected : p.panel, itemColor: p.text2 },
      Tabs: {
        itemColor: p.text2,
        itemSelectedColor: p.link,
        itemHoverColor: p.link,
        inkBarColor: p.link,
        horizontalItemPadding: '10px 0',
      },
      Progress: { remainingColor: p.track, defaultColor: p.primary },
      Drawer: { paddingLG: 16 },
      Select: { optionSelectedBg: p.selected },
      Checkbox: { controlInteractiveSize: 16 },
    },
  };
}
