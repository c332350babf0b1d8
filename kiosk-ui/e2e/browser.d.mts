export declare const launchArguments: string[]
export declare function chromiumPath(): string
