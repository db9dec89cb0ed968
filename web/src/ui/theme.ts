import { i18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, mergeThemeOverrides } from '@mantine/core'

const brand: MantineColorsTuple = [
  '#f1f3ff',
  '#e2e6ff',
  '#c6cdfd',
  '#a8b3fa',
  '#8c99f4',
  '#707ee9',
  '#5c69dd',
  '#4a53cf',
  '#4148b8',
  '#353a91',
]

// Slightly cool greys: chrome stays behind the content.
const gray: MantineColorsTuple = [
  '#f8f9fb',
  '#f1f3f6',
  '#e6e9ee',
  '#d8dce3',
  '#c2c8d2',
  '#9aa2b0',
  '#757d8c',
  '#565e6c',
  '#3a404b',
  '#20242c',
]

// Mantine paints from this ramp: 0 text, 4 borders, 6 controls, 7 page. Never black.
const dark: MantineColorsTuple = [
  '#e6e8ed',
  '#aab1bd',
  '#8f97a5',
  '#5d6471',
  '#363b45',
  '#2c3039',
  '#23272e',
  '#191b20',
  '#131519',
  '#0e1013',
]

// The list scrolls by itself, as screen readers expect of one: a scrolling box around it would want the focus too.
const scrollingList = {
  withScrollArea: false,
  styles: { options: { maxHeight: 280, overflowY: 'auto' as const } },
}

const theme = createTheme({
  fontFamily:
    "'Inter Variable', system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans CJK SC', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.2' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '16px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '24px' },
      h2: { fontSize: '16px', lineHeight: '22px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  shadows: {
    xs: '0 1px 2px rgb(16 20 30 / 0.06)',
    sm: '0 1px 3px rgb(16 20 30 / 0.08)',
    md: '0 4px 16px rgb(16 20 30 / 0.12), 0 1px 3px rgb(16 20 30 / 0.08)',
    lg: '0 12px 32px rgb(16 20 30 / 0.18)',
    xl: '0 16px 48px rgb(16 20 30 / 0.22)',
  },
  defaultRadius: 'md',
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 8 },
  colors: { brand, gray, dark },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  // Plain objects rather than `Select.extend`: importing a component here would put it into everybody's first load.
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } },
    Drawer: { defaultProps: { transitionProps: { duration: 160 } } },
    Loader: { defaultProps: { size: 'sm' } },
    Menu: {
      defaultProps: { shadow: 'md', radius: 'md', offset: 4, transitionProps: { duration: 120, transition: 'fade' } },
    },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'lg',
        overlayProps: { backgroundOpacity: 0.4 },
        transitionProps: { duration: 140, transition: 'fade' },
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120, transition: 'fade' } } },
    Select: { defaultProps: { comboboxProps: { shadow: 'md' }, checkIconPosition: 'right', ...scrollingList } },
    Autocomplete: { defaultProps: scrollingList },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 120 } } },
  },
})

/** The theme, once the language is known: buttons that Mantine draws by itself get their name. */
export function spokenTheme() {
  const close = { defaultProps: { closeButtonProps: { 'aria-label': i18n._(msg`Close`) } } }
  const show = { defaultProps: { visibilityToggleButtonProps: { 'aria-label': i18n._(msg`Show the password`) } } }
  return mergeThemeOverrides(theme, { components: { Modal: close, Drawer: close, PasswordInput: show } })
}

// Mantine's own dimmed and placeholder greys fall under 4.5:1; surfaces and tones are ours.
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#1b1e25',
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': '#6b7382',
    '--mantine-color-anchor': 'var(--mantine-color-brand-7)',
    '--mantine-color-error': '#c02a2a',
    '--mantine-color-default-border': '#dde1e8',
    '--surface-chrome': '#f8f9fb',
    '--surface-page': '#ffffff',
    '--surface-card': '#ffffff',
    '--surface-sunken': '#f6f7f9',
    '--surface-hover': '#f4f5f8',
    '--surface-selected': '#eef0fe',
    '--line': '#e7eaef',
    '--line-strong': '#d8dce3',
    '--brand-ink': 'var(--mantine-color-brand-8)',
    ...tones({
      new: ['#2f6fe4', '#e9f1fe', '#1b4fb0'],
      progress: ['#d98a05', '#fdf3dd', '#7f4f00'],
      good: ['#1f9d5b', '#e4f6ec', '#116339'],
      bad: ['#d93a3a', '#fdebea', '#a32020'],
      quiet: ['#8a92a0', '#f0f2f5', '#4b5260'],
    }),
  },
  dark: {
    '--mantine-color-body': 'var(--mantine-color-dark-7)',
    '--mantine-color-dimmed': 'var(--mantine-color-dark-1)',
    '--mantine-color-placeholder': 'var(--mantine-color-dark-2)',
    '--mantine-color-anchor': 'var(--mantine-color-brand-3)',
    '--mantine-color-error': '#ff8a84',
    // Mantine's own is white but for a breath.
    '--mantine-color-red-light-color': '#ff8a84',
    '--mantine-color-default-border': '#3a404b',
    '--surface-chrome': '#15171b',
    '--surface-page': '#191b20',
    '--surface-card': '#1f2228',
    '--surface-sunken': '#16181c',
    '--surface-hover': '#22252c',
    '--surface-selected': '#272b45',
    '--line': '#2b2f37',
    '--line-strong': '#3a404b',
    '--brand-ink': 'var(--mantine-color-brand-2)',
    ...tones({
      new: ['#5b97ff', '#1c2a45', '#a9c8ff'],
      progress: ['#e8a93a', '#362a14', '#f4cd85'],
      good: ['#3cc07d', '#16321f', '#93e0b5'],
      bad: ['#f26a64', '#3b1e1f', '#ffb0ab'],
      quiet: ['#7f8794', '#272b32', '#bac0ca'],
    }),
  },
})

type ToneColours = [dot: string, fill: string, ink: string]
const tones = (table: Record<string, ToneColours>) =>
  Object.fromEntries(
    Object.entries(table).flatMap(([name, [dot, fill, ink]]) => [
      [`--tone-${name}`, dot],
      [`--tone-${name}-fill`, fill],
      [`--tone-${name}-ink`, ink],
    ]),
  )
