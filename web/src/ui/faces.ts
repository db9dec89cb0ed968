import { createContext, useContext } from 'react'

/** What a person looks like: the id their colour comes from, whichever id they were named by, and their picture. */
export interface Face {
  id: string
  picture: string | null
}

/** Faces by every id a person goes by. Filled once for all screens, so that no list has to carry pictures. */
export const Faces = createContext<ReadonlyMap<string, Face>>(new Map())

export const useFace = (id: string): Face => useContext(Faces).get(id) ?? { id, picture: null }
