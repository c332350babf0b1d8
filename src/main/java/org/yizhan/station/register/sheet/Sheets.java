package org.yizhan.station.register.sheet;

import java.util.List;

/** The two sheets and their columns. */
final class Sheets {
  static final String WORKERS = "人员";
  static final String CREDENTIALS = "证件";

  static final String COMPANY = "公司";
  static final String SURNAME = "姓";
  static final String GIVEN_NAME = "名";
  static final String GENDER = "性别";
  static final String ID_NUMBER = "身份证号";
  static final String PHONE = "手机";
  static final String BUILDING = "住处楼号";
  static final String EAST = "住处东(米)";
  static final String NORTH = "住处北(米)";
  static final String LANGUAGES = "语言";
  static final String SKILLS = "技能";
  static final String CONTRACT = "合同类型";
  static final String CONTRACT_FROM = "合同起";
  static final String CONTRACT_UNTIL = "合同止";
  static final String WAGE = "计酬方式";
  static final String INSURED_FROM = "社保起";
  static final String INSURED_UNTIL = "社保止";

  static final String KIND = "证件种类";
  static final String NUMBER = "编号";
  static final String ISSUER = "发证机构";
  static final String ISSUED_ON = "发证日期";
  static final String VALID_UNTIL = "有效期至";
  static final String COVERS = "适用类别";
  static final String LEVEL = "等级";
  static final String HOURS = "学时";
  static final String RESULT = "体检结论";
  static final String ITEMS = "体检项目";

  static final List<String> WORKER_COLUMNS =
      List.of(
          COMPANY,
          SURNAME,
          GIVEN_NAME,
          GENDER,
          ID_NUMBER,
          PHONE,
          BUILDING,
          EAST,
          NORTH,
          LANGUAGES,
          SKILLS,
          CONTRACT,
          CONTRACT_FROM,
          CONTRACT_UNTIL,
          WAGE,
          INSURED_FROM,
          INSURED_UNTIL);

  static final List<String> CREDENTIAL_COLUMNS =
      List.of(
          ID_NUMBER,
          KIND,
          NUMBER,
          ISSUER,
          ISSUED_ON,
          VALID_UNTIL,
          COVERS,
          LEVEL,
          HOURS,
          RESULT,
          ITEMS);

  /** Columns that no row may leave empty. */
  static final List<String> NEEDED_OF_WORKERS =
      List.of(COMPANY, SURNAME, GIVEN_NAME, GENDER, ID_NUMBER);

  static final List<String> NEEDED_OF_CREDENTIALS = List.of(ID_NUMBER, KIND, ISSUED_ON);

  /** How the row that only shows how it is done begins. */
  static final String EXAMPLE = "示例行";

  private Sheets() {}
}
