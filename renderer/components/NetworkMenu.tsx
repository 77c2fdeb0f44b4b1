import {
  Button as AriaButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Header,
  Popover,
  Separator,
} from 'react-aria-components'
import { useIntl } from 'react-intl'
import { LANGUAGES } from '../../shared/vocabulary'
import { go } from '../address/location'
import { setPreferences, usePreferences } from '../i18n/preferences'
import { useWords } from '../i18n/useWords'

const THEMES = ['system', 'light', 'dark'] as const

/** The network's name opens what belongs to the window: language, light or dark, keys, help, the file. */
export function NetworkMenu({ name, onShortcuts }: { readonly name: string; readonly onShortcuts: () => void }) {
  const t = useWords()
  const { locale } = useIntl()
  const preferences = usePreferences()
  return (
    <MenuTrigger>
      <AriaButton className="net f" aria-label={t('menu.label', { name })}>
        <span className="net-name">{name}</span>
      </AriaButton>
      <Popover className="menu" placement="bottom end" offset={4}>
        <Menu className="list" aria-label={t('menu.label', { name })}>
          <MenuSection
            selectionMode="single"
            selectedKeys={[locale.slice(0, 2)]}
            disallowEmptySelection
            onSelectionChange={(keys) => {
              const language = LANGUAGES.find((each) => keys !== 'all' && keys.has(each))
              if (language !== undefined) setPreferences({ language })
            }}
          >
            <Header>{t('menu.language')}</Header>
            {LANGUAGES.map((each) => (
              <RadioItem key={each} id={each} text={t(`language.${each}`)} lang={each} />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            selectedKeys={[preferences.theme ?? 'system']}
            disallowEmptySelection
            onSelectionChange={(keys) => {
              const theme = THEMES.find((each) => keys !== 'all' && keys.has(each))
              if (theme !== undefined) setPreferences({ theme: theme === 'system' ? null : theme })
            }}
          >
            <Header>{t('menu.theme')}</Header>
            {THEMES.map((each) => (
              <RadioItem key={each} id={each} text={t(`menu.theme.${each}`)} />
            ))}
          </MenuSection>
          <Separator />
          <MenuItem onAction={onShortcuts}>
            <span className="grow">{t('shortcuts.title')}</span>
            <kbd>?</kbd>
          </MenuItem>
          <MenuItem onAction={() => go('/help')}>{t('view.help')}</MenuItem>
          <MenuItem onAction={() => go('/about')}>{t('view.about')}</MenuItem>
          <MenuItem onAction={() => go('/network?tab=file')}>{t('menu.file')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function RadioItem({ id, text, lang }: { readonly id: string; readonly text: string; readonly lang?: string }) {
  return (
    <MenuItem id={id} textValue={text}>
      {({ isSelected }) => (
        <>
          <span className={`radio${isSelected ? ' on' : ''}`} aria-hidden="true" />
          <span lang={lang}>{text}</span>
        </>
      )}
    </MenuItem>
  )
}
