import { lazy, type ComponentType } from 'react';

/** A page whose code comes when it is opened: few of them are what somebody comes for first. */
export const later = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) => lazy(async () => ({ default: (await load())[name] }));
