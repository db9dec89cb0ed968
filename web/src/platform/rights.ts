import { type AnyRoute, type StaticDataRouteOption, useRouter } from '@tanstack/react-router'
import { type Permission, type Self, useMe } from './session.ts'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Who gets to open the page; everybody where left out. */
    needs?: Permission | Permission[]
  }
}

interface Gated {
  options: { staticData?: StaticDataRouteOption }
}

/** May somebody open the page of this route? Said once, beside its address. */
export const isOpenTo = ({ can }: Self, route: Gated | undefined): boolean =>
  [route?.options.staticData?.needs ?? []].flat().every(can)

/** May whoever is signed in open the page of this path? */
export function useMayOpen(): (path: string) => boolean {
  const me = useMe()
  const { routesByPath } = useRouter()
  return path => isOpenTo(me, (routesByPath as Record<string, AnyRoute>)[path])
}
