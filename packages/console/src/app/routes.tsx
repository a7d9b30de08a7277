import type { ReactElement } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { useMe, type Right } from '../api/me.ts';
import type { FeaturePage } from '../ui/feature.ts';
import { NoPermission } from '../ui/states.tsx';
import { FEATURES } from './features.ts';
import { PageBroken, PageMissing } from './page-missing.tsx';
import { Shell } from './shell.tsx';
import { Waiting } from './waiting.tsx';

export function createRoutes(): ReturnType<typeof createBrowserRouter> {
  const pages = FEATURES.flatMap(({ pages: own, right }) =>
    own.map((page) => routeOf(page, page.right ?? right)),
  );
  return createBrowserRouter([
    {
      path: '/',
      Component: Shell,
      HydrateFallback: Waiting,
      ErrorBoundary: PageBroken,
      children: [
        {
          ErrorBoundary: PageBroken,
          children: [...pages, { path: '*', Component: PageMissing }],
        },
      ],
    },
  ]);
}

/** The page's code is loaded when it is opened; whoever may not see it is told so. */
function routeOf({ path, load }: FeaturePage, right: Right): RouteObject {
  return {
    ...(path === '' ? { index: true } : { path }),
    lazy: async () => {
      const { Page } = await load();
      function Guarded(): ReactElement {
        const { may, person } = useMe();
        const start = FEATURES.find(({ startsFor }) => startsFor === person.role);
        if (path === '' && start !== undefined) return <Navigate to={start.home} replace />;
        return may.includes(right) ? <Page /> : <NoPermission role={person.role} />;
      }
      return { Component: Guarded };
    },
  };
}
