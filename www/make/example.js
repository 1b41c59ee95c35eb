// A table to try the page with: it has what tables of offices have.

export const EXAMPLE = {
  en: {
    name: "schools.csv",
    text: `Attendance of schools 2024
School,Pupils,Exclusions,Attendance %,lower 95%,upper 95%
Ash Primary,412,<5,94.1,93.2,95.0
Birch Primary,388,0,93.6,92.4,94.8
Cedar Primary,[x],7,[c],,
Dale Primary,405,[z],91.8 [p],90.1,93.5
Elm Primary,"1,390",-,95.2,94.0,96.4
Fir Primary,351,12,9l.4,89.9,93.0
All schools,"3,346",24,93.0,,

Source: an example without real schools
`,
  },
  zh: {
    name: "学校.csv",
    text: `2024年各校出勤情况
学校,学生（人）,缺课（人次）,出勤率（%）
梧桐小学,412,不足5,94.1
白桦小学,388,0,93.6
雪松小学,…,7,保密
山谷小学,405,不适用,91.8（初步）
榆树小学,1390,—,95.2
杉树小学,351,12,9l.4
合计,3346,24,93.0

来源：示例，并非真实学校
`,
  },
};
