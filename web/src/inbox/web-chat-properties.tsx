import { Trans, useLingui } from '@lingui/react/macro'
import { Anchor, ColorInput } from '@mantine/core'
import type { Integration, WebChatSettings } from '@steward/contract/inbox/integrations.ts'
import { EditedProperty } from '../ui/edited-property.tsx'
import { Property } from '../ui/property-list.tsx'
import { TakeAwayField } from '../ui/take-away-field.tsx'
import { TextProperty } from '../ui/text-property.tsx'
import classes from './channel-card.module.css'
import { useChangeWebChat } from './integrations.ts'
import { chatColours, sitesIn, snippetOf } from './web-chat.ts'

interface Props {
  channel: Integration
  settings: WebChatSettings
}

/** Where a web chat stands, how it looks and what it says. */
export function WebChatProperties({ channel, settings }: Props) {
  const { t } = useLingui()
  const { origins, colour, greeting, awayWords } = settings
  const change = useChangeWebChat(channel, settings)
  const sites = origins.join('\n')
  return (
    <>
      <TextProperty
        label={t`Sites it stands on`}
        long
        onSave={text => change({ origins: sitesIn(text ?? '') })}
        placeholder={t`None yet: it shows on its own page alone`}
        shown={
          <bdi className={classes.lines} dir="ltr">
            {sites}
          </bdi>
        }
        value={sites || null}
      />
      <EditedProperty<string>
        editor={({ draft, setDraft, save, cancel }) => (
          <ColorInput
            aria-label={t`Colour`}
            autoFocus
            eyeDropperButtonProps={{ 'aria-label': t`Take a colour from the screen` }}
            format="hex"
            onBlur={() => save(draft)}
            onChange={setDraft}
            onKeyDown={event => {
              if (event.key === 'Enter') save(draft)
              if (event.key === 'Escape') cancel()
            }}
            size="xs"
            swatches={chatColours}
            value={draft}
          />
        )}
        label={t`Colour`}
        onSave={colour => change({ colour })}
        shown={
          <span className={classes.colour}>
            <span aria-hidden className={classes.swatch} style={{ background: colour }} />
            <span dir="ltr">{colour}</span>
          </span>
        }
        value={colour}
      />
      <TextProperty
        label={t`Greeting`}
        long
        onSave={greeting => change({ greeting })}
        placeholder={t`None`}
        value={greeting}
      />
      <TextProperty
        label={t`When nobody is there`}
        long
        onSave={awayWords => change({ awayWords })}
        placeholder={t`Words of Steward’s own`}
        value={awayWords}
      />
      <Property label={t`Try it`}>
        <Anchor fz={13} href={`/chat/preview/${channel.pageId}`} rel="noreferrer" target="_blank">
          <Trans>Open its own page</Trans>
        </Anchor>
      </Property>
    </>
  )
}

/** The one line that brings the chat onto a page. */
export function WebChatSnippet({ pageId }: Pick<Integration, 'pageId'>) {
  const { t } = useLingui()
  return (
    <div className={classes.snippet}>
      <TakeAwayField label={t`Put this line into your pages, before the closing body tag`} value={snippetOf(pageId)} />
    </div>
  )
}
