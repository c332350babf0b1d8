import { useSendFor } from '@shared/useSend'
import { useDesk } from './desk'

/** Sends to the station for whoever is signed in at the console. */
export const useSend = () => useSendFor(useDesk())
