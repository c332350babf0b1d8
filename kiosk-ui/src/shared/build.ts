/** Which build of the kiosk's page an HTML document loads, such as `kiosk-CnXRz9vp`: its script's name changes with its content. */
export const buildOf = (page: string) => /\/assets\/(kiosk-[\w-]+)\.js/.exec(page)?.[1]
