import { Notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'

/** Where toasts appear. */
export default function Toasts() {
  return <Notifications limit={4} position="bottom-center" />
}
