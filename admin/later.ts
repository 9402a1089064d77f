import { lazy, type ComponentType } from 'react';

/** A page whose code is loaded when it is opened, since few people come for it first. */
export const later = <Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) => lazy(async () => ({ default: (await load())[name] }));
