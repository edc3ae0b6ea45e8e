/**
 * How the order of applications that depend on each other is kept. Sync waves order the objects of one Application, so
 * something above the Applications has to do it.
 *
 * @public
 */
export interface OrderSettings {
  /**
   * `app-of-apps`: for each environment a parent Application applies the others wave by wave. `rolling-sync`: for each
   * environment an ApplicationSet syncs them step by step. `none`: nothing keeps it; a sync that comes too early is
   * tried again.
   *
   * @defaultValue `none`
   */
  readonly strategy: 'none' | 'app-of-apps' | 'rolling-sync';
  /**
   * Name of the parents before `-<environment>`.
   *
   * @defaultValue `applications`
   */
  readonly parent?: string;
  /**
   * Which applications the parents hold: those that depend on others or that others depend on, or all. Those without
   * any such tie come last, so that they keep nobody waiting.
   *
   * @defaultValue `dependent`
   */
  readonly children?: 'dependent' | 'all';
  /**
   * Says that Argo CD has the health customisation of Applications
   * (`resource.customizations.health.argoproj.io_Application` in `argocd-cm`), without which waves between Applications
   * wait for nothing.
   *
   * @defaultValue false
   */
  readonly applicationHealth?: boolean;
  /**
   * Says that progressive syncs are switched on in Argo CD (`applicationsetcontroller.enable.progressive.syncs` in
   * `argocd-cmd-params-cm`), without which steps are not looked at.
   *
   * @defaultValue false
   */
  readonly progressiveSyncs?: boolean;
}
