/** The dialogs. */
export const dialogMessages = {
  dialog: {
    cancel: 'Cancel',
    close: 'Close',
    reason: 'Reason',
    reasonHint: 'Shown in the ledger, beside your name.',
    required: 'Required',
    optional: 'Optional',
    accepted: 'Accepted. You may close this; the tab goes on showing it.',
    refused: 'Not accepted',
    planLoading: 'Comparing…',
    planFailed: 'The changes cannot be shown: {{message}}',
    whatChanges: 'What changes: {{changed}} of {{of}} resources',
    nothingChanges: 'Nothing changes: what runs is the same.',
    incomplete: 'The diff is incomplete: {{reason}}',
    waveOf: 'wave {{wave}}',
    create: 'new',
    delete: 'removed',
    update: 'changed',
    noLines: 'No line of the manifest is shown.',
  },
  deployDialog: {
    title: 'Deploy {{name}} to {{environment}}',
    tag: 'Image tag',
    chartVersion: 'Chart version',
    current: 'Runs now: {{version}}',
    nothing: 'Nothing runs yet.',
    whatHappens:
      'A pull request with this change is opened. Nothing runs until it is merged; Argo CD then applies it wave by wave.',
    whatHappensCommit:
      'This change is committed to Git at once, without a pull request. Argo CD then applies it wave by wave.',
    sameVersion: '{{version}} is what {{environment}} runs already.',
    submit: 'Deploy {{version}} to {{environment}}',
    submitEmpty: 'Deploy to {{environment}}',
  },
  releaseDialog: {
    what: 'What to deploy',
    published: 'A published version',
    upload: 'A packaged chart, uploaded',
    source: 'A folder in Git: a chart, or rendered manifests',
    publishedAt: 'published {{age}}',
    runsIn: 'runs in {{environments}}',
    file: 'Packaged chart (.tgz)',
    tooLarge: 'The file is larger than 20 MB, the most that is taken.',
    sourceUrl: 'Address of the folder',
    sourceHint:
      'As in the address bar of the Git host, with the branch. An administrator says which addresses are open.',
    version: 'Version to publish it under',
    versionHint:
      'The one of Chart.yaml, if left out. Rendered manifests have none.',
    noVersions: 'The published versions cannot be listed',
    itsRepository: 'its repository',
    whatHappens:
      'The chart is checked, packaged and published in {{repository}}, unless it is there already. Then {{environment}} is moved to it, in Git where it comes from Git, and followed until it is healthy. One release runs at a time.',
    submit: 'Deploy {{version}} to {{environment}}',
    submitEmpty: 'Deploy to {{environment}}',
  },
  promoteDialog: {
    title: 'Promote {{name}} {{version}} to {{environment}}',
    runs: '{{environment}} runs',
    whatHappensChart:
      'The Application is moved to this version of the chart, and Argo CD applies it wave by wave.',
    submit: 'Promote {{version}} to {{environment}}',
  },
  rollbackDialog: {
    title: 'Roll back {{name}} in {{environment}}',
    from: 'From',
    to: 'To',
    choose: 'Version to go back to',
    noTarget:
      'There is no earlier version of {{environment}} to go back to in the ledger.',
    historyFailed: 'The earlier versions cannot be listed: {{message}}',
    ranAt: 'Deployed {{time}} by {{name}}',
    how: 'How',
    way: 'Way',
    does: 'What it does',
    doesNot: 'What will not happen',
    git: 'Restore in Git',
    argocd: 'Argo CD',
    notOpen: 'Not open: {{reason}}',
    holdEnds: 'Hold is overdue after',
    holdNoEnd: 'No end; someone resumes',
    holdHours_one: '{{count}} hour',
    holdHours_other: '{{count}} hours',
    confirm: 'Type {{environment}} to confirm',
    submit: 'Roll back {{environment}} to {{version}}',
    submitGit: 'Open pull request: {{environment}} back to {{version}}',
    submitCommit: 'Commit to Git: {{environment}} back to {{version}}',
    submitEmpty: 'Roll back {{environment}}',
    missing: 'Still needed: {{what}}.',
    missingWay: 'a way',
    missingReason: 'a reason',
    missingName: 'the typed name',
    missingTarget: 'a version',
  },
  holdDialog: {
    title: 'Hold auto-sync of {{environment}}',
    whatHappens:
      'A running operation is terminated and auto-sync is switched off. What runs keeps running.',
    doesNot:
      'New commits are not applied until someone resumes. A hold never ends by itself: past its end it is only shown as overdue.',
    submit: 'Hold {{environment}}',
  },
  resumeDialog: {
    title: 'Resume auto-sync of {{environment}}',
    whatHappens: 'Auto-sync is switched on and Argo CD applies what Git says:',
    unknownTarget:
      'What Git says now cannot be told, so the changes cannot be shown. Auto-sync applies the newest commit.',
    submit: 'Resume {{environment}} at {{version}}',
    submitEmpty: 'Resume {{environment}}',
  },
  cancelDialog: {
    title: 'Cancel: {{command}}',
    whatHappens:
      'It stops where it is, and no further step is taken. What waits behind it goes on.',
    doesNot:
      'Nothing is undone: what is published, merged, committed or applied stays, and is listed when it has ended.',
    closePullRequest: 'Close pull request #{{number}} too',
    submit: 'Cancel it',
  },
  terminateDialog: {
    title: 'Terminate the operation of {{environment}}',
    whatHappens:
      'The running operation stops where it is. Waves that are applied stay applied, and later ones are skipped.',
    doesNot:
      'Nothing is undone. With auto-sync on, Argo CD goes on with the newest commit.',
    submit: 'Terminate in {{environment}}',
  },
  syncDialog: {
    title: 'Sync {{environment}}',
    whatHappens: 'Argo CD applies what Git says now, wave by wave.',
    prune: 'Remove what is no longer in Git (prune)',
    dryRun: 'Only try it (dry run)',
    submit: 'Sync {{environment}}',
    submitDryRun: 'Dry-run {{environment}}',
  },
} as const;
