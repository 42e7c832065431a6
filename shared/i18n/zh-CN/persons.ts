export const persons = {
  title: '人员', add: '新增人员', search: '查找人员', none: '还没有人员。可以在这里新增，或导入人员名册。', noHit: '没有符合的人员',
  name: '姓名', staffCode: '工号', staffCodeHint: '外单位人员不填', department: '部门', organisation: '单位', organisationHint: '外单位人员填写', identityPaper: '证件', phone: '电话', leftOn: '离职日期',
};
