// What importing the package gives where there is no page: a class to name, which nobody can put on one.
export class ReportedFigures {}
